/** Nothing that we take is nested deeper. */
const deepest = 32;

type Node = Map<string, Node | string>;

/**
 * A form as objects and lists, by the brackets that PHP and others put into its names: `contacts[add][0][id]=7` is
 * `{ contacts: { add: [{ id: '7' }] } }`, and `tags[]=a` a list. A name that comes again has its last value.
 *
 * @throws RangeError where a name is nested too deep
 */
export function readForm(text: string): unknown {
  const root: Node = new Map();
  for (const [name, value] of new URLSearchParams(text)) set(root, pathOf(name), value);
  return fromNode(root);
}

function pathOf(name: string): string[] {
  const [, first = name, rest = ''] = /^([^[]+)((?:\[[^[\]]*\])+)$/.exec(name) ?? [];
  const path = [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, key = '']) => key)];
  if (path.length > deepest) throw new RangeError('a name of the form is nested too deep');
  return path;
}

function set(node: Node, [first = '', ...rest]: string[], value: string): void {
  const key = first === '' ? String(node.size) : first;
  if (rest.length === 0) {
    node.set(key, value);
    return;
  }
  const found = node.get(key);
  const inner: Node = found instanceof Map ? found : new Map<string, Node | string>();
  node.set(key, inner);
  set(inner, rest, value);
}

function fromNode(node: Node): unknown {
  const entries = [...node].map(([key, value]) => [key, value instanceof Map ? fromNode(value) : value] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
