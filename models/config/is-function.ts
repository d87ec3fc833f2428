/** What schemas can say of a function: that it is one. */
export const isFunction = (value: unknown): boolean => typeof value === 'function';
