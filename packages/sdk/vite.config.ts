import { lib } from '../../vite.lib.ts';

export default lib(import.meta.dirname);
