import { createHmac } from 'node:crypto'
import type { RobotService } from '../../core/contract/alerts.ts'

/** Where a robot of a group chat is reached. All of it is secret: whoever knows the address can write to the group. */
export interface RobotAddress {
  readonly url: string
  /** What signs the calls, where the group asks for that (DingTalk, Feishu). */
  readonly secret?: string
}

/** What a group is told: plain texts, one line each. */
export interface RobotMessage {
  readonly title: string
  readonly lines: readonly string[]
  readonly link: { readonly text: string; readonly url: string }
}

/** A call as the service takes it. */
export interface RobotCall {
  readonly url: string
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * A message in the form of its service; pure but for the hash. `at` is when the call is made, epoch ms.
 * Sources: developer.work.weixin.qq.com/document/path/91770 (WeCom), open.dingtalk.com "custom robot access" and "security settings"
 * (DingTalk), open.feishu.cn "custom bot usage guide" (Feishu, also Lark).
 */
export function robotCall(service: RobotService, address: RobotAddress, message: RobotMessage, at: number): RobotCall {
  switch (service) {
    case 'wecom':
      return { url: address.url, body: { msgtype: 'markdown', markdown: { content: markdownOf(message, wecomBytes) } } }
    case 'dingtalk':
      return {
        url: signedDingtalkUrl(address, at),
        body: { msgtype: 'markdown', markdown: { title: message.title, text: markdownOf(message, dingtalkBytes) } },
      }
    case 'feishu':
      return {
        url: address.url,
        body: { ...feishuSign(address, at), msg_type: 'post', content: feishuContent(message) },
      }
  }
}

/** Longer messages are refused as a whole. */
const wecomBytes = 4096
const dingtalkBytes = 20_000

function markdownOf({ title, lines, link }: RobotMessage, mostBytes: number): string {
  const end = `\n\n[${escaped(link.text)}](${link.url})`
  const start = [`### ${escaped(title)}`, ...lines.map(escaped)].join('\n\n')
  return `${cutToBytes(start, mostBytes - Buffer.byteLength(end))}${end}`
}

/** Names come from people: what would be a mark or a mention is only a text. */
function escaped(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>#@~|]/g, (mark) => (mark === '@' ? '＠' : `\\${mark}`))
}

function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  const characters = [...text]
  let bytes = 3
  const end = characters.findIndex((character) => {
    bytes += Buffer.byteLength(character)
    return bytes > most
  })
  return `${characters.slice(0, end).join('')}…`
}

function signedDingtalkUrl({ url, secret }: RobotAddress, at: number): string {
  if (secret === undefined) return url
  const signed = new URL(url)
  signed.searchParams.set('timestamp', String(at))
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'))
  return signed.href
}

/** Feishu takes the text that others sign as the key, over nothing. */
function feishuSign({ secret }: RobotAddress, at: number): object {
  if (secret === undefined) return {}
  const timestamp = String(Math.floor(at / 1000))
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') }
}

function feishuContent({ title, lines, link }: RobotMessage): object {
  const content = [
    ...lines.map((line) => [{ tag: 'text', text: line }]),
    [{ tag: 'a', text: link.text, href: link.url }],
  ]
  return { post: { zh_cn: { title, content } } }
}
