import { asksForRoute } from '../../support/missing-route';

asksForRoute('default-route-missing', '$default', 'warning');
