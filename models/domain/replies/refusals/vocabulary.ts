/**
 * The words of one language by what they do in a refusal. All are written without accents, as `plainWords` gives them;
 * a `*` ends a stem, a `_` joins words that mean something only together ("opt_out").
 */
export interface Vocabulary {
  /** Leaves a list and means hardly anything else: unsubscribe. */
  leave: string;
  /** Ends something: stop, cancel, delete. */
  end: string;
  /** Asks somebody to send, in the forms that a negation makes a wish of: "send", never "sent". */
  send: string;
  /** Speaks to a person by its own meaning: write, text, bother. */
  tell: string;
  /** Gets what was sent, in the forms that follow a will. */
  receive: string;
  not: string;
  /** Denies a thing: "no messages", "enough ads". */
  none: string;
  /** Wishes; with a negation before it, a refusal. */
  want: string;
  /** Sending that is denied within the word or by it: "göndermeyin". */
  unsend: string;
  /** A wish that is denied within the word or by it: "istemiyorum". */
  unwant: string;
  /** From now on: no longer, never again. */
  more: string;
  /** The messages, and the lists by which they come. */
  things: string;
  /** The writer and what stands for him in a list. */
  me: string;
  /** What a company knows of a person. */
  data: string;
  /** Takes away for good. */
  erase: string;
  /** Puts right, or says that it is wrong. */
  correct: string;
  /** Lets it be kept and not used. */
  restrict: string;
  /** Asks what is known of one: "which", "a copy of". */
  ask: string;
  /** Has it: "you hold". */
  hold: string;
  /** Takes a permission back. */
  withdraw: string;
  /** A permission, and what is done under it. */
  consent: string;
  /** Words that add nothing beside the others. */
  beside: string;
  /** What may be stopped, sent and cancelled besides messages. */
  business: string;
  /** Only from then, until then or that day. */
  times: string;
  /** Makes a question, a report or the contrary of what follows. */
  tells: string;
  /** Asks or threatens: when, if. */
  wonders: string;
  /** Reports that something came, or did not. */
  came: string;
  /** Misses, forgets, hesitates: what is denied of it is wanted ("I don't want to miss it"). */
  spare: string;
  /** Speaks by telephone. */
  call: string;
  /** Tells somebody to write or send, where nothing denies it. */
  asked: string;
  /** What follows a will as the act that is willed; `-` begins an ending of words with another role. */
  infinitive: string;
  /** Commands an end by itself, to one person or several: "cessez". */
  cease: string;
  /** Has had enough of what is named: "tired of". */
  tired: string;
  /** Other people, as those whom an act concerns: "my wife". */
  others: string;
}

export type Role = keyof Vocabulary;
