export const forecast = {
  title: '预测',
}
