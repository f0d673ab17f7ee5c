export const forecast = {
  title: 'Forecast',
}
