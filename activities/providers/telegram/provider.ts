import type { ChatProvider } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { readAnswer } from './answer.ts';

interface TelegramSettings {
  token: string;
  bot: string;
  url: string;
}

/**
 * Sends each text as a plain message: without `parse_mode` nothing in it is taken for a mark. Telegram takes no reference of
 * ours, knows no repetition and lists nothing, so a text whose answer was lost stays unknown. It reports nothing later.
 * https://core.telegram.org/bots/api#sendmessage
 */
export function telegramProvider({ token, bot, url }: TelegramSettings): ChatProvider {
  const gateway = httpGateway();
  const endpoint = `${url}/bot${token}/sendMessage`;
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return {
    sender: `@${bot}`,
    send: ({ to, text }) => {
      const content = JSON.stringify({ chat_id: Number(to), text, link_preview_options: { is_disabled: true } });
      return gateway.handOver({ url: endpoint, headers, content }, (answer) => readAnswer(answer, token));
    },
    close: () => gateway.close(),
  };
}
