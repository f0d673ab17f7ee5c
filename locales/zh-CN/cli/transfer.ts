/** `pledge import` 和 `pledge export` 的输出文字。 */
export const transfer = {
  importUsage:
    '用法：pledge import 路径 [--note 说明] [--running stay|migrate] [--move 流程:原节点=新节点]... [--overwrite] [--json]\n发布一个文件或一个文件夹中的全部文档并保存设置：要么全部成功，要么什么都不改。内容相同的不会产生新版本。\n上次导出或导入之后别人改过的会被拒绝；加 --overwrite 则以您的为准。\n运行中的工单留在原版本；加 --running migrate 则一并迁移，所在节点已删除的工单由 --move 指定去处。',
  exportUsage:
    '用法：pledge export 路径 [--format json|yaml] [--overwrite] [--json]\n把全部文档和设置写入一个文件夹。已有的文件保持原来的位置和格式，内容相同的不动。\n上次导出或导入之后您改过的会保留并列出；加 --overwrite 则以已发布的为准。密钥永远不会写出。',
  changed: '{{kind}}/{{id}}：版本 {{version}}',
  secret: '发往“{{endpoint}}”的签名密钥，仅显示这一次：{{secret}}',
  left: '{{file}}：没有 id 的场景和仿真参数只作为文件保留，不导入。',
  imported: '有变化：{{changed}} 项；原本相同：{{unchanged}} 项。',
  nothingImported: '没有导入任何内容。',
  written: '{{file}}',
  conflict: '{{file}}：{{kind}}/{{id}} 两边都有改动，已保留您的版本。请先导入，或用 --overwrite 导出。',
  exported: '写入文件：{{written}} 个；原本相同：{{unchanged}} 项。',
  exportedBut: '写入文件：{{written}} 个；原本相同：{{unchanged}} 项；两边都有改动：{{conflicts}} 项。',
}
