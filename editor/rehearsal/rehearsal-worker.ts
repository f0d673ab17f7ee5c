import { answerRehearsal, type RehearsalAnswer, type RehearsalRequest } from './rehearsal-answer.ts'

self.onmessage = ({ data }: MessageEvent<RehearsalRequest>) => {
  answerRehearsal(data).then((answer: RehearsalAnswer) => self.postMessage(answer), reportError)
}
