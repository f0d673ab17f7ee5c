// Runs before anything is painted, so that neither the theme nor the language flashes. A file, since the page allows no inline scripts.
;(() => {
  let scheme = 'auto'
  let language = ''
  try {
    scheme = localStorage.getItem('pledge.theme') || 'auto'
    language = localStorage.getItem('pledge.language') || ''
  } catch {
    // Storage can be forbidden; the defaults hold then.
  }
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches
  const computed = scheme === 'light' || scheme === 'dark' ? scheme : prefersDark ? 'dark' : 'light'
  document.documentElement.setAttribute('data-mantine-color-scheme', computed)
  if (language === 'en' || language === 'zh-CN') document.documentElement.lang = language
})()
