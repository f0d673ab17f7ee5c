/** One change of a document's written form: takes what the format before it wrote, and gives what this one reads. Pure. */
export type Migration = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** The history of one kind: the migration at index n leads from format n + 1 to format n + 2. */
export type Migrations = readonly Migration[]
