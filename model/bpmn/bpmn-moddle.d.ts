declare module 'bpmn-moddle' {
  /** What is used of bpmn-moddle; its own types cover the schema, not the reader. */
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    create(type: string, attributes?: Readonly<Record<string, unknown>>): unknown
    /** Rejects when the text is no XML, or its root is not the type asked for. */
    fromXML(
      xml: string,
      type: string,
    ): Promise<{ readonly rootElement: unknown; readonly warnings: readonly { readonly message: string }[] }>
    toXML(element: unknown, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
  }
}
