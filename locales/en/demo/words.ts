/** What the simulated team and its customers write. */
export const words = {
  reply: [
    'Thank you for writing. I am looking into it now.',
    'I understand, and I am sorry for the trouble. Give me a moment to check.',
    'Thank you for your patience. I have found your order and am checking it.',
  ],
  question: ['Could you tell me the order number, please?', 'Could you send us a picture of it?'],
  answer: ['Here it is, as you asked.', 'I have just sent it. Please be quick.'],
  solution: [
    'This is settled now. Please tell us if anything is left to do.',
    'We have put it right, and you will get a confirmation today.',
  ],
  praise: ['Quick and friendly, thank you.', 'All fine.'],
  blame: ['It took far too long.', 'I had to ask twice.'],
  people: ['Anna Weber', 'Bo Chen', 'Mei Lin'],
}
