/** 命令行列出问题时的用语。 */
export const issues = { error: '错误', warning: '警告', info: '提示', fix: '建议' }
