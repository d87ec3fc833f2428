/** What a system tells of one contact: what is named is set, `null` removes, what is not named stays. */
export interface ContactTold {
  /** Your own id of the contact. */
  id: string | number;
  /** When it was so; what was told of a later time stays. Default: now. */
  at?: Date | string | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  country?: string | null | undefined;
  region?: string | null | undefined;
  timeZone?: string | null | undefined;
  locale?: string | null | undefined;
  attributes?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Lists by name: `true` joins, `false` leaves. */
  lists?: Readonly<Record<string, boolean>>;
}

/** How a caller shows that it knows the secret of the hook, which stands in the variable `<NAME>_HOOK_SECRET`. */
export type HookProof =
  /** In the address, as `?key=<secret>`: for systems that can set no header. */
  | { by: 'address' }
  /** In a header, behind `prefix` where there is one, such as `Bearer `. */
  | { by: 'header'; header: string; prefix?: string }
  /** By an HMAC over the bytes of the body, in a header. */
  | { by: 'hmac'; header: string; hash: 'sha256' | 'sha512' | 'sha1'; encoding: 'hex' | 'base64'; prefix?: string };

/** A web hook by which another system, such as a CRM, tells of contacts in a form of its own. */
export interface ContactHook {
  proof: HookProof;
  /**
   * What a body tells; nothing where it is of something else. A form comes as objects and lists, by the brackets in its names.
   * A plain function: no clock, no network. Where it throws, nothing is changed.
   */
  read: (body: unknown) => readonly ContactTold[] | undefined;
}

/**
 * Declares a web hook, which is called at `/hooks/<name>/contacts`.
 *
 * @example
 * contactHooks: {
 *   shop: contactHook({
 *     proof: { by: 'header', header: 'authorization', prefix: 'Bearer ' },
 *     read: (body) => [z.object({ id: z.string(), attributes: z.object({ tier: z.string() }) }).parse(body)],
 *   }),
 * }
 */
export function contactHook(hook: ContactHook): ContactHook {
  return hook;
}
