/** `pledge validate` 和 `pledge scenario run` 输出中的说明文字。 */
export const documents = {
  validateUsage:
    '用法：pledge validate 文件或文件夹... [--json]\n检查文档和设置，以及它们之间的相互引用；文件夹则检查其下所有 JSON 和 YAML 文件。',
  fine: '已检查 {{files}}，没有错误。',
  errors: '已检查 {{files}}，发现 {{errors}}。',
  file: { one: '1 个文件', other: '{{count}} 个文件' },
  error: { one: '1 个错误', other: '{{count}} 个错误' },
  warning: { one: '1 个警告', other: '{{count}} 个警告' },
  scenarioUsage:
    '用法：pledge scenario run 文件... [--on simulator|temporal] [--json]\n运行场景，指出实际结果与预期不符之处及其原因。\n加 --on temporal 则在真实工作流上运行：用 TEMPORAL_ADDRESS 指定的服务器，没有指定就临时启动一个。',
  passed: '通过  {{name}}（{{file}}）',
  failed: '失败  {{name}}（{{file}}）',
  expected: '预期',
  actual: '实际',
  why: '原因',
  summary: '通过 {{passed}} 个，失败 {{failed}} 个',
}
