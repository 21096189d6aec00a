/**
 * An object's JSON text without its braces, so that parts which many answers share can be written once and put side by
 * side: `{${membersText(a)},${membersText(b)}}`.
 * @param part has at least one member that is not undefined
 */
export function membersText(part: object): string {
  return JSON.stringify(part).slice(1, -1);
}
