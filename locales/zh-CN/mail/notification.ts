/** 工单需要关注、而策略又没有指定模板时，同事收到的邮件。 */
export const notification = {
  subject: '工单 #{{number}} 需要关注：{{clock}}',
  body: [
    '工单 #{{number}}：{{subject}}',
    '',
    '时限：{{clock}}',
    '到期：{{due}}',
    '状态：{{state}}',
    '团队：{{team}}',
    '处理人：{{assignee}}',
    '',
    '{{url}}',
  ].join('\n'),
}
