import type { SetUpCode } from '../../models/domain/set-up-codes.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** Either end of the channel between the supervisor and one of our own processes. */
interface End {
  on: (event: 'message', hear: (message: unknown) => void) => unknown;
  off: (event: 'message', hear: (message: unknown) => void) => unknown;
  send?: ((message: object) => unknown) | undefined;
}

/** Why there is no answer, with its code where whoever started the processes can mend it. */
interface Fault {
  message: string;
  code?: SetUpCode;
}

/** What answers each question, by its name. */
export type Answers = Readonly<Record<string, (about: unknown) => unknown>>;

interface Message {
  /** Whether it is asked, answered, or could not be answered. */
  is: 'asked' | 'answered' | 'failed';
  question: string;
  content?: unknown;
}

/** Answers what the other end asks; a process that nobody supervises is not asked. */
export function answerQuestions(end: End, answers: Answers): void {
  end.on('message', (message) => {
    const { is, question, content } = message as Message;
    const find = is === 'asked' && answers[question];
    if (!find) return;
    const say = (told: Message) => end.send?.(told);
    Promise.resolve(content)
      .then(find)
      .then(
        (found) => say({ is: 'answered', question, content: found }),
        (error: unknown) => say({ is: 'failed', question, content: faultOf(error) }),
      );
  });
}

/**
 * Asks the other end; each question is open once at a time.
 *
 * @throws Error that says why there is no answer, a SetUpError where the other end threw one
 */
export function ask(end: End, question: string, about?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const hear = (message: unknown) => {
      const { is, question: of, content } = message as Message;
      if (of !== question || is === 'asked') return;
      end.off('message', hear);
      if (is === 'answered') resolve(content);
      else reject(errorOf(content as Fault));
    };
    end.on('message', hear);
    end.send?.({ is: 'asked', question, content: about } satisfies Message);
  });
}

function faultOf(error: unknown): Fault {
  if (error instanceof SetUpError) return { message: error.message, code: error.code };
  return { message: error instanceof Error ? error.message : String(error) };
}

function errorOf({ code, message }: Fault): Error {
  return code ? new SetUpError(code, message) : new Error(message);
}
