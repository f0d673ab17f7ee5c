import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { robotCall } from '../../../connectors/im/robot-message.ts'

const at = Date.parse('2026-11-23T09:00:00Z')
const message = {
  title: 'Too many late: 7',
  lines: ['7 cases are late', 'since 09:00'],
  link: { text: 'Open the board', url: 'https://pledge.test/board' },
}

describe('a message of a robot', () => {
  it('is markdown at WeCom', () => {
    const { url, body } = robotCall(
      'wecom',
      { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k' },
      message,
      at,
    )

    expect(url).toBe('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k')
    expect(body).toEqual({
      msgtype: 'markdown',
      markdown: {
        content:
          '### Too many late: 7\n\n7 cases are late\n\nsince 09:00\n\n[Open the board](https://pledge.test/board)',
      },
    })
  })

  it('is signed in the address at DingTalk', () => {
    const address = { url: 'https://oapi.dingtalk.com/robot/send?access_token=t', secret: 'SECabc' }
    const { url, body } = robotCall('dingtalk', address, message, at)
    const { searchParams } = new URL(url)

    expect(searchParams.get('access_token')).toBe('t')
    expect(searchParams.get('timestamp')).toBe(String(at))
    expect(searchParams.get('sign')).toBe(createHmac('sha256', 'SECabc').update(`${at}\nSECabc`).digest('base64'))
    expect(body).toMatchObject({ msgtype: 'markdown', markdown: { title: 'Too many late: 7' } })
  })

  it('is signed in the body at Feishu', () => {
    const address = { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/h', secret: 'abc' }
    const { url, body } = robotCall('feishu', address, message, at)
    const timestamp = String(at / 1000)

    expect(url).toBe(address.url)
    expect(body).toEqual({
      timestamp,
      sign: createHmac('sha256', `${timestamp}\nabc`).digest('base64'),
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title: 'Too many late: 7',
            content: [
              [{ tag: 'text', text: '7 cases are late' }],
              [{ tag: 'text', text: 'since 09:00' }],
              [{ tag: 'a', text: 'Open the board', href: 'https://pledge.test/board' }],
            ],
          },
        },
      },
    })
  })

  it('mentions nobody and links nowhere by what people called things, and fits', () => {
    const evil = { ...message, title: '<@all> [x](http://evil)\n@all', lines: ['长'.repeat(5000)] }
    const { body } = robotCall('wecom', { url: 'https://x.test' }, evil, at)
    const { content } = body['markdown'] as { readonly content: string }

    expect(content).not.toMatch(/@/)
    expect(content).toContain('\\[x\\](http://evil)')
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096)
    expect(content.endsWith('…\n\n[Open the board](https://pledge.test/board)')).toBe(true)
  })
})
