export const board = {
  title: 'Live board',
}
