/** 为什么不能发布，或者不能对运行中的工单生效。 */
export const publication = {
  'publication.cannot-carry':
    '{{flows}} 有运行中的工单无法改用这个版本：它们所在的步骤已不存在。请指定去处，或让它们留在原版本。',
  'publication.node-gone': '{{flow}} 的步骤“{{node}}”已不存在，还有 {{cases}} 件运行中的工单停在这里。',
  'publication.mapping-other-flow': '对应关系提到了“{{flow}}”，但这次发布不会迁移它的工单；会迁移的是 {{known}}。',
  'publication.mapping-no-target': '对应关系要把“{{node}}”中的工单移到“{{to}}”，但 {{flow}} 的新版本没有这个步骤。',
  'publication.mapping-to-start':
    '对应关系要把“{{node}}”中的工单移到 {{flow}} 的起点“{{to}}”；运行中的工单不能重新开始。',
  'publication.mapping-unknown-node': '对应关系提到了“{{node}}”，但 {{flow}} 没有运行中的工单会停在那里。',
  'publication.mapping-other-stage':
    '对应关系要把“{{node}}”中的工单移到“{{to}}”，阶段由“{{stage}}”变为“{{next}}”，按阶段的计时会随之结束和开始。',
  'publication.unknown': '没有编号为“{{publication}}”的发布。',

  'publication.approval-needed': '{{flows}} 要求由第二个人批准（{{roles}}）。请改为提交发布申请。',
  'publication.unknown-proposal': '没有编号为“{{proposal}}”的发布申请。',
  'publication.proposal-decided': '发布申请“{{proposal}}”已有结论。',
  'publication.proposal-outdated': '{{kind}}“{{id}}”在提交申请之后又有改动。请重新查看并再次提交。',
  'publication.own-proposal': '不能批准自己提交的申请。',
  'publication.not-own-proposal': '只有提交人可以撤回这份申请。',
  'publication.other-role': '只有具备 {{roles}} 角色的人或管理员才能审批这份申请。',
} as const
