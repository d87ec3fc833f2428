/** `tidings/provider`: what a provider of your own is written with. */
export { declareProvider, type ProviderDeclaration, type RoutePlace } from '../../models/config/provider.ts';
export {
  MalformedCallback,
  type Balance,
  type CallbackAdapter,
  type CallbackAnswer,
  type ChatAct,
  type ChatProvider,
  type FoundMessage,
  type Inbound,
  type InboundReply,
  type LookupOutcome,
  type LostMessage,
  type NumberCheck,
  type OutboundChat,
  type OutboundMessage,
  type OutboundPush,
  type Provider,
  type PushProvider,
  type RawCallback,
  type Receipt,
  type ReceiptStatus,
  type RejectionCause,
  type SendOutcome,
  type Unavailable,
} from '../../models/domain/deliveries/provider.ts';
export type { SegmentProfile } from '../../models/domain/texts/sms-parts.ts';
export { baseAddress, oneOf, secret, webAddress, whole } from '../../models/domain/variable-kinds.ts';
export { certificates } from './certificates.ts';
export { describeProvider } from './described/index.ts';
export type { DescriptionInput as ProviderDescription } from './described/description.ts';
export { failureCode } from './failure-code.ts';
export { httpGateway, type HandOver, type HttpAnswer, type HttpGateway, type Question } from './http-gateway.ts';
export { keyedId } from './keyed-id.ts';
export { observedBody } from './observed-body.ts';
export { isSigned, sign } from './standard-webhooks.ts';
export { toDevices } from './to-devices.ts';
