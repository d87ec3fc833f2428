import type { ProblemText } from './problem-text.ts';

/** What can be wrong with a request by itself, before anything is looked up. */
export const requestProblems = {
  'request-malformed': {
    status: 400,
    title: 'The request cannot be read',
    why: 'The bytes on the connection are not a request of HTTP/1.1.',
    fix: 'Use a client that speaks HTTP/1.1; the connection was closed.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Path, query and headers are too large',
    why: 'One request may have 16 KB of path, query and headers together.',
    fix: 'Shorten them; what is long belongs into a body.',
  },
  'path-malformed': {
    status: 400,
    title: 'The path cannot be read',
    why: 'The path has bytes that are not percent-encoded UTF-8, or a control character.',
    fix: 'Percent-encode everything but ASCII, as UTF-8.',
  },
  'body-missing': {
    status: 400,
    title: 'There is no body',
    why: 'The operation needs a body, and the request brought none.',
    fix: 'Send the body; nothing was changed.',
  },
  'body-malformed': {
    status: 400,
    title: 'The body cannot be read',
    why: 'The body is not JSON, or not compressed as `Content-Encoding` says.',
    fix: 'Check the JSON, or how it is compressed.',
  },
  'body-invalid': {
    status: 422,
    title: 'The body does not have the required shape',
    why: 'A field is missing, unknown, or has a value that is not allowed.',
    fix: 'Mend the fields that `errors[]` names by JSON pointer; nothing was changed.',
  },
  'query-invalid': {
    status: 400,
    title: 'A query parameter is wrong',
    why: 'A parameter behind the `?` is unknown, doubled, or has a value that is not allowed.',
    fix: 'Mend the parameters that `errors[]` names.',
  },
  'list-name-invalid': {
    status: 422,
    title: 'A list cannot have this name',
    why: 'A list is named by 1 to 64 lower-case letters, digits, dots and dashes, and begins with a letter or digit.',
    fix: 'Name it so; nothing was changed.',
  },
  'encoding-invalid': {
    status: 422,
    title: 'The content is not in the encoding that it names',
    why: 'Some bytes of the file have no meaning in the encoding that it names, which is UTF-8 where it names none.',
    fix: 'Save it as UTF-8, or name its encoding: `charset=windows-1251`. Nothing was taken.',
  },
  'columns-invalid': {
    status: 422,
    title: 'The columns of the file are wrong',
    why: 'The first line of the file names a column that is unknown, doubled or missing.',
    fix: 'Rename or remove the columns named in `detail`. Nothing was taken.',
  },
  'content-type-unsupported': {
    status: 415,
    title: 'This content type is not supported here',
    why: 'The operation does not read bodies of this content type.',
    fix: 'Set the content type that `detail` names.',
  },
  'body-slow': {
    status: 408,
    title: 'The body did not come',
    why: 'The body stopped coming, or came too slowly to wait for it.',
    fix: 'Send it at once; behind a slow line, send less.',
  },
  'content-encoding-unsupported': {
    status: 415,
    title: 'This compression is not supported here',
    why: 'The body is compressed in a way that is not read here.',
    fix: 'Send it as `Accept-Encoding` says; an import uncompressed.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    why: 'The body is larger than the operation reads at once.',
    fix: 'Send less at once; an import is streamed and has no limit.',
  },
  'batch-too-large': {
    status: 413,
    title: 'The batch has too many events',
    why: 'One batch may have 10,000 events.',
    fix: 'Split the batch.',
  },
  'key-missing': {
    status: 401,
    title: 'An API key is required',
    why: 'The operation is not open, and the request names no key.',
    fix: 'Send `Authorization: Bearer tdk_…`.',
  },
  'key-wrong': {
    status: 401,
    title: 'The API key is not valid',
    why: 'No key of this installation is the one that was sent.',
    fix: 'Check the key; `tidings new-key` makes another.',
  },
  'signature-wrong': {
    status: 401,
    title: 'The callback is not signed by its provider',
    why: 'The signature over the body is missing, is not made with the shared secret, or is too old.',
    fix: 'Give provider and Tidings the same secret, and set their clocks: they must agree within 5 minutes. Where the address is signed, PUBLIC_URL must be exactly what was called.',
  },
  'caller-unknown': {
    status: 403,
    title: 'The callback comes from an address that is not its gateway’s',
    why: 'The route takes callbacks from the addresses in its `…_CALLBACK_ADDRESSES` alone, and this one is not among them.',
    fix: 'Add the address where it is the gateway’s; behind a proxy set `TIDINGS_TRUSTED_PROXIES`, or every caller looks like the proxy.',
  },
  'cross-site': {
    status: 403,
    title: 'This page takes requests from itself only',
    why: 'A page of another site sent the request; only the pages of the virtual phone and the mailbox may.',
    fix: 'Open the page at its own address.',
  },
  'rate-exceeded': {
    status: 429,
    title: 'Too many requests',
    why: 'More requests came in a second than `TIDINGS_REQUESTS_PER_SECOND` allows, or too many wrong keys or unfinished bodies from one address.',
    fix: 'Wait for `Retry-After` seconds.',
  },
} as const satisfies Record<string, ProblemText>;
