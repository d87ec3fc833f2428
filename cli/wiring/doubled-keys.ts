import { getNodePath, parseTree, type Node } from 'jsonc-parser';

/** Every key of a JSON text that its object has had before, in a line each: the last would win, and drop what came first. */
export function doubledKeys(text: string): string[] {
  const tree = parseTree(text);
  return (tree ? doubledIn(tree) : []).map((key) => {
    const line = text.slice(0, key.offset).split('\n').length;
    return `${getNodePath(key).join('.')}: is there again in line ${line}; only the last would count`;
  });
}

function doubledIn({ type, children = [] }: Node): Node[] {
  const seen = new Set<unknown>();
  const here = children.flatMap(({ children: [key] = [] }) => {
    if (type !== 'object' || !key) return [];
    if (seen.has(key.value)) return [key];
    seen.add(key.value);
    return [];
  });
  return [...here, ...children.flatMap(doubledIn)];
}
