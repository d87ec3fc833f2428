/** Every collection, for the command that builds their indexes. */
export { ApiKeyModel } from './api-key.ts';
export { AutoReplyModel } from './auto-reply.ts';
export { ClickModel } from './click.ts';
export { BudgetModel } from './budget.ts';
export { ConsentModel } from './consent-record.ts';
export { ContactModel } from './contact.ts';
export { ConversionModel } from './conversion.ts';
export { DeliveryModel } from './delivery.ts';
export { EnrollmentModel } from './enrollment.ts';
export { EventModel } from './event.ts';
export { OptOutModel } from './opt-out.ts';
export { PressureModel } from './pressure.ts';
export { ReceiptModel } from './receipt.ts';
export { ReplyModel } from './reply.ts';
export { SuppressionModel } from './suppression.ts';
export { TeamTaskModel } from './team-task.ts';
export { TextVersionModel } from './text-version.ts';
