export {
  conformance,
  type ConformanceCheck,
  type ConformanceGroup,
  type ConformanceGrouping,
  type ConformanceRule,
  type ConformanceSubject,
} from './conformance.ts';
export { createMockClient, type MockClient, type MockValue } from './mock-client.ts';
