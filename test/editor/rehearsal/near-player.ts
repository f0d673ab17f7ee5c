import { createPlayer, type Player, type PlayerPort } from '../../../editor/rehearsal/ask-player.ts'
import { answerRehearsal, type RehearsalRequest } from '../../../editor/rehearsal/rehearsal-answer.ts'

/** A player whose worker lives in this thread; what goes to and fro is copied as it is on the way to a real one. */
export function nearPlayer(onAsked: (request: RehearsalRequest) => void = () => {}): Player {
  return createPlayer((): PlayerPort => {
    let isOver = false
    const port: PlayerPort = {
      onmessage: null,
      onerror: null,
      terminate: () => {
        isOver = true
      },
      postMessage: (request: RehearsalRequest) => {
        onAsked(request)
        void answerRehearsal(structuredClone(request)).then((answer) => {
          if (!isOver) port.onmessage?.call(port as Worker, { data: structuredClone(answer) } as MessageEvent)
        })
      },
    }
    return port
  })
}
