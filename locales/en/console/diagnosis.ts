export const diagnosis = {
  title: 'Diagnosis',
}
