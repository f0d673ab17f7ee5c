/** The letter that somebody gets when an action of a retrospective is due. */
export const reminder = {
  subject: '改进措施已到期：{{what}}',
  body: [
    '您负责的改进措施已到期：{{what}}',
    '',
    '复盘：{{title}}',
    '到期时间：{{due}}',
    '',
    '请登记结果，或另定完成时间：',
    '{{url}}',
  ].join('\n'),
}
