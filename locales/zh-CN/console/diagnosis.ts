export const diagnosis = {
  title: '原因诊断',
}
