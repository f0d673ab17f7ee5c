/** One event of a stream as it was sent; `data` is empty when only the id moves on. */
export interface ServerSentEvent {
  readonly id: string | undefined
  readonly data: string
}

/**
 * Reads a stream of server-sent events (WHATWG HTML, 9.2) from its bytes; `heard` is called whenever anything comes, comments too.
 * Ends when the bytes end; the reader is let go when the loop is left.
 */
export async function* readServerSentEvents(
  bytes: ReadableStream<Uint8Array>,
  heard: () => void,
): AsyncGenerator<ServerSentEvent, void> {
  const reader = bytes.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let id: string | undefined
  let data: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines.map((text) => text.replace(/\r$/, ''))) {
        if (line === '') {
          if (id !== undefined || data.length > 0) yield { id, data: data.join('\n') }
          id = undefined
          data = []
        }
        const [, field, content = ''] = /^(id|data):? ?(.*)$/.exec(line) ?? []
        if (field === 'id') id = content
        if (field === 'data') data.push(content)
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
