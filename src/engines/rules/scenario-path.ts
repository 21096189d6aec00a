/** The node above all others. It is an ancestor of every path although no path spells it out. */
export const ROOT_PATH = 'any';

/** Whether a dotted path is the given node or lies below it: `education.higher` is under `education` and under `any`. */
export function isUnder(path: string, ancestor: string): boolean {
  if (ancestor === ROOT_PATH || path === ancestor) return true;
  return (
    path.length > ancestor.length && path.charCodeAt(ancestor.length) === 46 && path.startsWith(ancestor)
  );
}

/** The next node towards the root; the root is its own parent. */
export function parentPath(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? ROOT_PATH : path.slice(0, dot);
}

const PATH = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*){0,7}$/;

export function isPath(text: string): boolean {
  return text.length <= 128 && PATH.test(text);
}
