/** How messages name the kinds of value a document is made of, with their article, and how a list is joined. */
export const types = {
  nothing: 'nothing',
  null: 'null',
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  value: 'another value',
}

export const listSeparator = ', '
