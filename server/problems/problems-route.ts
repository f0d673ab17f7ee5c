import { createHash } from 'node:crypto'
import type { App } from '../http/app.ts'
import { errorEntries } from './errors-page.ts'

/** A page with every problem, to which the `type` of a problem leads. Public: it says nothing about anybody. */
export function problemsRoute(app: App): void {
  const page = problemsHtml()
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`
  app.get('/api/problems', { config: { public: true }, schema: { hide: true } }, (_, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .header('etag', etag)
      .send(page),
  )
}

function problemsHtml(): string {
  const rows = errorEntries().map(
    ({ code, status, english, chinese }) =>
      `<tr id="${escape(code)}"><th scope="row"><code>${escape(code)}</code></th><td>${status}</td>` +
      `<td>${escape(english)}</td><td lang="zh-CN">${escape(chinese)}</td></tr>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Problems · Pledge</title>
<style>
:root { color-scheme: light dark; font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
body { margin: 24px auto; max-width: 1200px; padding: 0 16px }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8884; padding: 8px; text-align: start; vertical-align: top }
tr:target { background: #fa03 }
</style>
</head>
<body>
<h1>Problems</h1>
<table>
<thead><tr><th scope="col">code</th><th scope="col">status</th><th scope="col">English</th><th scope="col" lang="zh-CN">中文</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
