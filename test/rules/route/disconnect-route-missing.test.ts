import { asksForRoute } from '../../support/missing-route';

asksForRoute('disconnect-route-missing', '$disconnect', 'info');
