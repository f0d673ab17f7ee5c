/** 说明文字中各类值的叫法，以及列举时的分隔符。 */
export const types = {
  nothing: '空',
  null: ' null',
  text: '文字',
  number: '数值',
  boolean: '布尔值（true 或 false）',
  list: '列表',
  object: '对象',
  value: '其他值',
}

export const listSeparator = '、'
