import { spawn } from 'node:child_process'

/** Remembers what a test run leaves behind if it is killed, and clears it away then. */
export interface Reaper {
  /** a process to end with the run; resolves nothing, costs nothing */
  process(pid: number): void
  /** a folder to delete with the run */
  folder(path: string): void
  /** ends all that it was told of and resolves when that is done; call it last in an orderly end, too */
  finish(): Promise<void>
}

/** Waits for its standard input to close, which even a `kill -9` of the writer brings about. */
const script = `
pids=''
while read -r kind what; do
  case $kind in
    process) pids="$pids $what" ;;
    folder) set -- "$@" "$what" ;;
  esac
done
for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
for _ in 1 2 3 4 5 6 7 8 9 10; do
  alive=''
  for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=yes; done
  [ -n "$alive" ] || break
  sleep 0.3
done
for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
[ $# -eq 0 ] || rm -rf -- "$@"
`

/** Starts a small shell, in a process group of its own, that outlives this process just long enough to tidy up. */
export function startReaper(): Reaper {
  const shell = spawn('sh', ['-c', script, 'reaper'], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  const ended = new Promise<void>((resolve, reject) => {
    shell.once('error', reject)
    shell.once('close', () => resolve())
  })
  ended.catch(() => undefined)
  shell.unref()
  return {
    process: (pid) => void shell.stdin.write(`process ${pid}\n`),
    folder: (path) => void shell.stdin.write(`folder ${path}\n`),
    finish: () => {
      // Where nothing else is left to wait for, node would end before this.
      shell.ref()
      shell.stdin.end()
      return ended
    },
  }
}
