import '@kpi-elements/widgets/kpi-card';
