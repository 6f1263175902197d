import '@kpi-elements/widgets';
