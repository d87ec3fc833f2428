/** A device of a contact that shows notifications: an app on a phone, or a browser. */
export interface Device {
  /** Keyed hash of its address: what is known of it may stand in logs and paths. */
  id: string;
  /** The name of the provider that reaches it, such as `fcm`. */
  service: string;
  /** As its service knows it: a token, or the subscription of a browser as JSON. Whoever has it may be able to write to the device. */
  address: string;
  /** When the app or the page has last told of it. */
  seenAt: Date;
}

/** So many of one contact are kept, those seen last: an app that is installed anew has a new address. */
export const mostDevices = 20;
