/** Whether a host, as an address names it, is this machine itself: what is spoken to there is read by nobody on the way. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || /^(127(\.\d+){3}|\[?::1\]?)$/.test(host);
}
