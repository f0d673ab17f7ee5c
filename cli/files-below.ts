import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { wrongUse } from './refusal.ts'

const mostFiles = 2000

/**
 * The JSON and YAML files at a path, by name: the file itself whatever it is called, or all below a folder, without hidden ones, links and
 * `node_modules`. Refused (exit 2): a path that is not there, and more than 2,000 files.
 */
export async function filesBelow(root: string): Promise<readonly string[]> {
  const found = await stat(root).catch(() => null)
  if (found === null) throw wrongUse('cli.file-not-found', { file: root })
  if (!found.isDirectory()) return [root]
  const files: string[] = []
  const open = [root]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const place = path.join(folder, entry.name)
      if (entry.isDirectory()) open.push(place)
      else if (entry.isFile() && /\.(?:json|ya?ml)$/i.test(entry.name)) files.push(place)
      if (files.length > mostFiles) throw wrongUse('cli.too-many-files', { path: root, limit: mostFiles })
    }
  }
  return files.sort()
}
