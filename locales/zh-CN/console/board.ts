export const board = {
  title: '实时看板',
}
