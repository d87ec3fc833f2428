import type { ChatProvider } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { readAnswer } from './answer.ts';

interface MaxSettings {
  token: string;
  bot: string;
  ca?: string | undefined;
  url: string;
}

/**
 * Sends each text as a plain message to a person: without `format` nothing in it is taken for a mark. MAX takes no reference of ours
 * and knows no repetition, so a text whose answer was lost stays unknown. It reports nothing later.
 * https://dev.max.ru/docs-api/methods/POST/messages
 */
export function maxProvider({ token, bot, ca, url }: MaxSettings): ChatProvider {
  const gateway = httpGateway({ ca });
  const headers = { authorization: token, 'content-type': 'application/json', accept: 'application/json' };
  return {
    sender: `@${bot}`,
    send: ({ to, text }) => {
      const asked = new URLSearchParams({ user_id: to, disable_link_preview: 'true' }).toString();
      return gateway.handOver(
        { url: `${url}/messages?${asked}`, headers, content: JSON.stringify({ text }) },
        (answer) => readAnswer(answer, token),
      );
    },
    close: () => gateway.close(),
  };
}
