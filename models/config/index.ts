/** `tidings/config`: what `tidings.config.ts` and the tables beside it are written with. */
export { defineTidings } from './define.ts';
export { contactHook, type ContactHook, type ContactTold } from './contact-hook.ts';
export { fields } from './fields.ts';
export { lookUp, type LookUpCall } from './look-up.ts';
export type { AttributeSchema, BrandDeclaration, WordingDeclaration } from './declarations.ts';
export type { PolicyDeclaration } from '../domain/policy/organisation.ts';
export type { SegmentCondition, Segments } from './segment.ts';
export type { Register } from './register.ts';
