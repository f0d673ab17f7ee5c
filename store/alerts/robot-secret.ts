/** The name under which the address of a robot is kept: the whole of it is secret. */
export function robotSecretName(alert: string, recipient: string): string {
  return `alerts/${alert}/${recipient}`
}
