/** Texts of the area `delivery`. */
export const delivery = {
  'delivery.too-many-exports': 'No more than {{limit}} exports may run at once. Please try again when one has ended.',
  'delivery.unknown-schedule': 'There is no report by mail with the id {{schedule}}.',
  'delivery.too-many-schedules': 'There are {{limit}} reports by mail already. Delete one that nobody reads.',
  'delivery.changed-meanwhile': 'Somebody else has changed this report by mail since you opened it.',
  'delivery.no-such-recipient': 'There is no active account “{{person}}”.',
  'delivery.never-due': 'This report would never be sent: the calendar has no working day on any of these days.',
  'delivery.no-mail': 'No mail server is set up (SMTP_URL), so reports cannot be sent.',
  'delivery.nobody-to-send-to': 'None of the recipients has an address any more.',
  'delivery.not-permitted-any-more':
    'Whoever keeps this report may not see it any more ({{permission}}), so it was not sent.',
} as const
