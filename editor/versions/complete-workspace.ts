import { missingKeys } from '../drafts/open-flow.ts'
import { type DocumentKey, type EditedDocument, type Workspace, withDocument } from '../workspace/workspace.ts'

/** A workspace with all that it names and lacks, each asked for once; what is not found stays away. */
export async function completed(
  given: Workspace,
  find: (key: DocumentKey) => Promise<EditedDocument | null>,
): Promise<Workspace> {
  let workspace = given
  const asked = new Set<DocumentKey>()
  for (let missing = missingKeys(workspace); missing.length > 0; missing = missingKeys(workspace, asked)) {
    for (const key of missing) asked.add(key)
    const found = await Promise.all(missing.map(find))
    for (const document of found) if (document !== null) workspace = withDocument(workspace, document)
  }
  return workspace
}
