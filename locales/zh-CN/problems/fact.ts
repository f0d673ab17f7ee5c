export const fact = {
  'fact.values-missing': '资料项“{{fact}}”是枚举，须列出可选值。',
  'fact.values-not-allowed': '资料项“{{fact}}”的类型是 {{type}}，只有 enum 和 list 才有可选值。',
  'fact.unit-not-allowed': '资料项“{{fact}}”的类型是 {{type}}，只有 number 才有单位。',
  'fact.built-in-type': '资料项“{{fact}}”是内置的，流程里只能声明为 {{allowed}}。',
  'fact.wrong-type': '资料项“{{fact}}”的类型是 {{type}}，不能是 {{found}}。',
  'fact.not-one-of': '{{found}} 不是资料项“{{fact}}”的可选值。可选：{{allowed}}。',
  'fact.null-value': '资料项“{{fact}}”的值不能是 null。',
  'fact.not-settable': '资料项“{{fact}}”是内置的，随工单变化，不能直接设置。',
  'fact.cannot-rise': '资料项“{{fact}}”的类型是 {{type}}，只有 enum 和 number 才能升级。',
}
