import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { readIncoming } from './read-incoming.ts'
import { mainFlow } from './take-in.ts'
import { textOfFile } from './text-of-file.ts'

/** The process in a file: the first that no other one of the file runs. Null, with the reasons, where there is none. */
export async function readFlowOf(
  file: File,
): Promise<{ readonly flow: FlowDocument | null; readonly issues: readonly Issue[] }> {
  const { documents, issues } = await readIncoming(file.name, await textOfFile(file))
  return { flow: mainFlow({ flow: '', documents: {} }, documents), issues }
}
